import { Title } from '@mantine/core';
import { Card } from '@yousoon/ui/page';
import type { ReactNode } from 'react';
import classes from './section.module.css';

interface Props {
  readonly title: string;
  readonly help?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the profile: what it is, what can be done. */
export function Section({ title, help, children }: Props) {
  return (
    <Card className={classes.section}>
      <div>
        <Title order={2} className={classes.title}>
          {title}
        </Title>
        {help === undefined ? null : <div className={classes.help}>{help}</div>}
      </div>
      <div>{children}</div>
    </Card>
  );
}
