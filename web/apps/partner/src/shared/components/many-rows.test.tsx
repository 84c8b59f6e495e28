import { Table } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { UiProvider } from '@yousoon/ui/provider';
import { describe, expect, it } from 'vitest';
import { ManyRows } from './many-rows.tsx';

function rowsOf(count: number) {
  const items = Array.from({ length: count }, (_, index) => `Lina ${index}`);
  render(
    <UiProvider env="test" closeLabel="Fermer">
      <Table aria-rowcount={count + 1}>
        <ManyRows items={items} keyOf={(name) => name} height={50} columns={1}>
          {(name, row) => (
            <Table.Tr key={name} {...row}>
              <Table.Td>{name}</Table.Td>
            </Table.Tr>
          )}
        </ManyRows>
      </Table>
    </UiProvider>,
  );
  return screen.getAllByRole('row');
}

describe('many rows', () => {
  it('draws the few all', () => {
    expect(rowsOf(100)).toHaveLength(100);
  });

  it('draws of ten thousand those near the window, and keeps the place of the others', () => {
    const rows = rowsOf(10_000);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.length).toBeLessThan(60);
    expect(rows[0]).toHaveAttribute('aria-rowindex', '2');
    const spaces = document.querySelectorAll<HTMLElement>('tr[aria-hidden] td');
    const space = [...spaces].reduce((sum, { style }) => sum + Number.parseFloat(style.height), 0);
    expect(space + rows.length * 50).toBe(500_000);
  });
});
