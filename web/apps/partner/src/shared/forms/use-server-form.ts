import { type UseFormInput, useForm } from '@mantine/form';
import type { UserError } from '@yousoon/api/errors';
import { type FormEvent, type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useErrorText } from '@/shared/components/use-error-text.ts';
import { formErrors, pathsOf } from './server-errors.ts';

interface Options<Values> extends Pick<UseFormInput<Values>, 'validate' | 'onValuesChange'> {
  readonly initialValues: Values;
  /** Field paths as the server calls them, where the form calls them otherwise: server's → form's. */
  readonly names?: Readonly<Record<string, string>>;
  /** Asks the server: no refusal means that it is done. */
  readonly submit: (values: Values) => Promise<readonly UserError[]>;
  readonly onDone: (values: Values) => void | Promise<void>;
  /** Sees the refusals first; `true` when it dealt with them. */
  readonly onRefused?: (errors: readonly UserError[], values: Values) => boolean;
}

/** A field that can take the focus and was refused; a password's own input says `data-invalid`. */
const WRONG = ':is(input, textarea, button):is([aria-invalid="true"], [data-invalid="true"])';

/** The props of an input, with the type of its value. */
interface Field<Value> {
  readonly value: Value;
  /** Takes the event of an input, or the value of a component. */
  readonly onChange: (eventOrValue: unknown) => void;
  readonly onFocus: (event: unknown) => void;
  readonly onBlur: (event: unknown) => void;
  readonly error?: ReactNode;
}

/**
 * A form whose last word is the server's: refusals go to the fields they belong to, the others above the form, and the
 * first field that is wrong gets the focus.
 */
export function useServerForm<Values extends Record<string, unknown>>(options: Options<Values>) {
  const { initialValues, names = {}, submit, onDone, onRefused, ...rest } = options;
  const errorText = useErrorText();
  const [alerts, setAlerts] = useState<readonly string[]>([]);
  const [pending, setPending] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const [refused, setRefused] = useState(0);
  const form = useForm<Values>({ initialValues, ...rest });

  // Set together with the errors, so they are drawn by now.
  useEffect(() => {
    if (refused > 0) element.current?.querySelector<HTMLElement>(WRONG)?.focus();
  }, [refused]);

  function refuse(errors: readonly UserError[], values: Values) {
    if (onRefused?.(errors, values) === true) return;
    const renamed = errors.map((error) => ({
      ...error,
      field: names[error.field ?? ''] ?? error.field ?? null,
    }));
    const split = formErrors(renamed, pathsOf(initialValues));
    form.setErrors(split.fields);
    setAlerts(split.form);
    setRefused((count) => count + 1);
  }

  async function send(values: Values) {
    setAlerts([]);
    setPending(true);
    try {
      const errors = await submit(values);
      if (errors.length > 0) refuse(errors, values);
      else await onDone(values);
    } catch (error) {
      setAlerts([errorText(error)]);
    } finally {
      setPending(false);
    }
  }

  return {
    form,
    alerts,
    pending,
    setAlerts,
    /** For `<form onSubmit>`. */
    onSubmit: (event: SyntheticEvent<HTMLFormElement>) => {
      element.current = event.currentTarget;
      form.onSubmit((values) => void send(values))(event as FormEvent<HTMLFormElement>);
    },
    /** The props of an input. */
    field: <Name extends keyof Values & string>(name: Name) =>
      form.getInputProps(name) as unknown as Field<Values[Name]>,
  };
}
