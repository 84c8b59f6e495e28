import { Badge, Button } from '@mantine/core';
import { EmptyState } from '@yousoon/ui/states';
import { ScanLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import { type Answer, canUndo, type Desk } from '../domain/desk.ts';
import classes from './door.module.css';

const COLOURS = {
  admitted: 'green',
  waiting: 'gold',
  refused: 'red',
  conflict: 'red',
  undone: 'gray',
} as const;

interface Props {
  readonly desk: Desk;
  readonly answers: readonly Answer[];
  readonly onUndo: (answer: Answer) => void;
}

/** What was scanned here, newest first: what still waits for the network, and what the server did not accept. */
export function ScanList({ desk, answers, onUndo }: Props) {
  const { t } = useTranslation('door');
  const formats = useFormats();
  const now = new Date();
  if (answers.length === 0) return <EmptyState icon={ScanLine} title={t('scans.empty')} />;
  return (
    <ul className={classes.scans}>
      {answers.map((answer) => (
        <li key={answer.scanId} className={classes.scan}>
          <span>
            <strong>{answer.memberName ?? t('scans.unknown')}</strong>
            {answer.people > 0 ? ` · ${t('people', { count: answer.people })}` : ''}
            <br />
            <span className={classes.scanNote}>
              {formats.time(answer.at)}
              {noteOf(answer)}
            </span>
          </span>
          <Badge variant="light" color={COLOURS[answer.state]}>
            {t(`state.${answer.state}`)}
          </Badge>
          {canUndo(answer, now) ? (
            <Button variant="subtle" size="sm" onClick={() => onUndo(answer)}>
              {t('undo')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );

  function noteOf({ before, message, reason, outingId, ...answer }: Answer): string {
    if (before !== null) {
      const { at, venueName: venue, people: count } = before;
      return ` · ${t('before', { time: formats.time(at), venue, count })}`;
    }
    if (message !== null) return ` · ${message}`;
    if (reason !== null) return ` · ${t(`reason.${reason}`)}`;
    const title = desk.outingOf({ ...answer, before, message, reason, outingId })?.title;
    return title === undefined ? '' : ` · ${title}`;
  }
}
