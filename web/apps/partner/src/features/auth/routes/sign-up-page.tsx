import { Button, Checkbox, Stack, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { PartnerType } from '@yousoon/api/schema';
import { useTranslation } from 'react-i18next';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { NewPasswordInput } from '@/shared/forms/new-password-input.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { currentLanguage } from '@/shared/i18n/language.ts';
import { signUpPartner } from '../api/sign-up-partner.ts';
import { AuthLayout } from '../components/auth-layout.tsx';
import { PartnerTypeCards } from '../components/partner-type-cards.tsx';
import { SiretInput } from '../components/siret-input.tsx';
import { TextLink } from '../components/text-link.tsx';
import classes from './sign-up-page.module.css';

const EMPTY = {
  type: '' as PartnerType | '',
  companyName: '',
  siret: '',
  firstName: '',
  lastName: '',
  email: '',
  password: '',
  terms: false,
};

/** A company and its owner. */
export function SignUpPage() {
  const { t } = useTranslation('auth');
  const navigate = useNavigate();
  const { form, alerts, pending, onSubmit, field } = useServerForm({
    initialValues: EMPTY,
    validate: {
      type: (type) => (type === '' ? t('signUp.typeRequired') : null),
      terms: (accepted) => (accepted ? null : t('signUp.termsRequired')),
    },
    submit: async ({ terms: _, type, ...values }) =>
      type === ''
        ? []
        : signUpPartner({ ...values, type, language: currentLanguage() === 'en' ? 'EN' : 'FR' }),
    onDone: ({ email }) => navigate({ to: '/confirm', search: { email } }),
  });
  return (
    <AuthLayout title={t('signUp.title')} lead={t('signUp.lead')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="lg">
          <PartnerTypeCards {...field('type')} />
          <Title order={2} className={classes.part}>
            {t('signUp.company')}
          </Title>
          <TextInput
            label={t('signUp.companyName')}
            autoComplete="organization"
            required
            {...field('companyName')}
          />
          <SiretInput {...field('siret')} />
          <Title order={2} className={classes.part}>
            {t('signUp.owner')}
          </Title>
          <div className={classes.names}>
            <TextInput
              label={t('signUp.firstName')}
              autoComplete="given-name"
              required
              {...field('firstName')}
            />
            <TextInput
              label={t('signUp.lastName')}
              autoComplete="family-name"
              required
              {...field('lastName')}
            />
          </div>
          <TextInput
            label={t('signUp.email')}
            type="email"
            autoComplete="username"
            required
            {...field('email')}
          />
          <NewPasswordInput label={t('signUp.password')} {...field('password')} />
          <Checkbox
            label={t('signUp.terms')}
            checked={form.values.terms}
            error={form.errors.terms}
            onChange={(event) => form.setFieldValue('terms', event.currentTarget.checked)}
          />
          <FormAlert messages={alerts} />
          <Button type="submit" loading={pending} fullWidth>
            {t('signUp.submit')}
          </Button>
          <p>
            {t('signUp.already')} <TextLink to="/sign-in">{t('signUp.signIn')}</TextLink>
          </p>
        </Stack>
      </form>
    </AuthLayout>
  );
}
