import { Checkbox, NumberInput, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FieldSpec, KINDS, type TermsKey } from '../model/kinds.ts';
import { DrinksField } from './drinks-field.tsx';
import type { WizardForm } from './use-wizard.ts';
import classes from './wizard.module.css';

interface Props {
  readonly form: WizardForm;
  readonly kind: TermsKey;
}

/** The kind's own fields, as the table of kinds has them. */
export function TermsFields({ form, kind }: Props) {
  return (
    <div className={classes.fields}>
      {KINDS[kind].fields.map((field) => (
        <TermsField key={field.name} form={form} path={`terms.${kind}.${field.name}`} field={field} />
      ))}
    </div>
  );
}

interface FieldProps {
  readonly form: WizardForm;
  readonly path: string;
  readonly field: FieldSpec;
}

function TermsField({ form, path, field }: FieldProps) {
  const { t } = useTranslation('offers');
  const { name, type, optional } = field;
  const label = t(`field.${name}` as 'field.listPrice');
  const common = { label, required: optional !== true, ...form.getInputProps(path) };
  switch (type) {
    case 'drinks':
      return <DrinksField form={form} path={path} />;
    case 'money':
      return <MoneyInput {...common} />;
    case 'percent':
      return <NumberInput {...common} suffix=" %" min={0} max={100} allowDecimal={false} />;
    case 'number':
      return <NumberInput {...common} min={0} allowDecimal={false} />;
    case 'switch':
      return <Switch label={label} {...form.getInputProps(path, { type: 'checkbox' })} />;
    case 'lines':
      return <TagsInput {...common} description={t('linesHelp')} splitChars={[';']} acceptValueOnBlur />;
    case 'services':
      return (
        <Checkbox.Group {...common}>
          <div className={classes.inline}>
            <Checkbox value="LUNCH" label={t('service.LUNCH')} />
            <Checkbox value="DINNER" label={t('service.DINNER')} />
          </div>
        </Checkbox.Group>
      );
    case 'time':
      return <TextInput type="time" {...common} />;
    case 'moment':
      return <TextInput type="datetime-local" {...common} />;
    case 'text':
      return <TextInput {...common} maxLength={200} />;
    default:
      return <Text>{type satisfies never}</Text>;
  }
}

type MoneyProps = Omit<React.ComponentProps<typeof NumberInput>, 'suffix' | 'decimalScale'>;

/** An amount in euros, with a comma in French. */
export function MoneyInput(props: MoneyProps) {
  const { i18n } = useTranslation();
  return (
    <NumberInput
      {...props}
      suffix=" €"
      min={0}
      decimalScale={2}
      decimalSeparator={i18n.language === 'en' ? '.' : ','}
      allowedDecimalSeparators={[',', '.']}
      hideControls
    />
  );
}
