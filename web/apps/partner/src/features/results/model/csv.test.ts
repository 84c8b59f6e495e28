import { describe, expect, it } from 'vitest';
import { figures, results } from '../../../../test/results.ts';
import texts from '../locales/fr.json';
import { amountCell, type CsvWords, resultsCsv, textCell } from './csv.ts';

const words: CsvWords = { ...texts.csv, weekdays: texts.weekday, decimal: ',' };

describe('a cell', () => {
  it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '\rx'])('%j is no formula', (text) => {
    expect(textCell(text).replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it('keeps its separators and quotes to itself', () => {
    expect(textCell('Bière ; vin')).toBe('"Bière ; vin"');
    expect(textCell('Le "Comptoir"')).toBe('"Le ""Comptoir"""');
    expect(textCell('Happy hour')).toBe('Happy hour');
  });

  it('writes cents as units', () => {
    const euros = (cents: number) => amountCell({ cents, currency: 'EUR' }, ',');
    expect(['5', '123456', '-5', '0'].map((cents) => euros(Number(cents)))).toEqual([
      '0,05',
      '1234,56',
      '-0,05',
      '0,00',
    ]);
    expect(amountCell({ cents: 1250, currency: 'EUR' }, '.')).toBe('12.50');
  });
});

describe('the file', () => {
  it('has a mark, headings, the total and a row for each day, offer, venue and weekday', () => {
    const csv = resultsCsv(
      results({ byOffer: [{ offerId: 'off_01', title: '=HYPERLINK("x")', figures }] }),
      words,
    );
    expect(csv.startsWith('\uFEFFRegroupement;Nom;Vues;Inscriptions;')).toBe(true);
    const lines = csv.split('\r\n');
    expect(lines[1]).toBe('Total;;200;40;90;30;72;4;6;1234,50;310,00;50;22;120;60;45');
    expect(lines.slice(2).map((line) => line.split(';').slice(0, 3).join(';'))).toEqual([
      'Jour;2026-11-24;200',
      'Offre;"\'=HYPERLINK(""x"")";200',
      'Établissement;Le Comptoir;200',
      'Jour de la semaine;Mardi;200',
      '',
    ]);
  });
});
