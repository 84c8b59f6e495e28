import { ActionIcon, Alert, Button, Group, Input, Switch, TextInput } from '@mantine/core';
import { Plus, Scale, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type DrinkForm, emptyDrink } from '../model/offer-form.ts';
import { MoneyInput } from './terms-fields.tsx';
import type { WizardForm } from './use-wizard.ts';
import classes from './wizard.module.css';

interface Props {
  readonly form: WizardForm;
  readonly path: string;
}

/** The drinks of a happy hour. With alcohol on the list, the law wants a soft drink for less on it too. */
export function DrinksField({ form, path }: Props) {
  const { t } = useTranslation(['offers', 'common']);
  const { value, error } = form.getInputProps(path) as { value?: readonly DrinkForm[]; error?: string };
  const drinks = value ?? [];
  const alcohol = drinks.some(({ alcoholic }) => alcoholic);
  const soft = drinks.some(
    (drink) => !drink.alcoholic && drink.name.trim() !== '' && drink.memberPrice !== '',
  );
  return (
    <Input.Wrapper label={t('field.drinks')} required error={error} className={classes.wide}>
      <Alert
        variant="light"
        color={alcohol && !soft ? 'gold' : 'green'}
        icon={<Scale size={20} strokeWidth={1.5} aria-hidden />}
        title={t('drinks.lawTitle')}
        mt="sm"
      >
        {t(alcohol && !soft ? 'drinks.lawMissing' : 'drinks.lawDone')}
      </Alert>
      {drinks.map((drink, index) => {
        const at = `${path}.${index}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a drink has no id, and rows keep their order
          <div key={index} className={classes.drink}>
            <TextInput
              label={t(drink.alcoholic ? 'drinks.name' : 'drinks.softName')}
              required
              {...form.getInputProps(`${at}.name`)}
            />
            <MoneyInput label={t('field.listPrice')} required {...form.getInputProps(`${at}.listPrice`)} />
            <MoneyInput
              label={t('field.memberPrice')}
              required
              {...form.getInputProps(`${at}.memberPrice`)}
            />
            <Group justify="space-between" wrap="nowrap">
              <Switch
                label={t('field.alcoholic')}
                {...form.getInputProps(`${at}.alcoholic`, { type: 'checkbox' })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={44}
                aria-label={t('drinks.remove', { name: drink.name })}
                disabled={drinks.length === 1}
                onClick={() => form.removeListItem(path, index)}
              >
                <Trash2 size={18} strokeWidth={1.5} aria-hidden />
              </ActionIcon>
            </Group>
          </div>
        );
      })}
      <Group gap="sm" mt="sm">
        <Button
          variant="default"
          size="sm"
          leftSection={<Plus size={18} strokeWidth={1.5} aria-hidden />}
          onClick={() => form.insertListItem(path, emptyDrink(true))}
        >
          {t('drinks.add')}
        </Button>
        <Button
          variant="default"
          size="sm"
          leftSection={<Plus size={18} strokeWidth={1.5} aria-hidden />}
          onClick={() => form.insertListItem(path, emptyDrink(false))}
        >
          {t('drinks.addSoft')}
        </Button>
      </Group>
    </Input.Wrapper>
  );
}
