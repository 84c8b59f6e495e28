import { useForm } from '@mantine/form';
import type { UserError } from '@yousoon/api/errors';
import { useState } from 'react';
import type { OfferForm } from '../model/offer-form.ts';

/** The questions, one after the other. */
export const STEPS = ['kind', 'terms', 'tiers', 'place', 'slots', 'check'] as const;
export type Step = (typeof STEPS)[number];

/** On which step a refusal's field is asked; unknown ones are told on the last. */
export function stepOf(field: string): Step {
  const [head] = field.split('.');
  switch (head) {
    case 'title':
    case 'description':
    case 'terms':
      return 'terms';
    case 'tiers':
      return 'tiers';
    case 'venueIds':
    case 'photoIds':
    case 'conditions':
    case 'minimumAge':
    case 'validity':
    case 'quota':
      return 'place';
    case 'weeklySlots':
      return 'slots';
    default:
      return 'check';
  }
}

/** Fields that the form shows: a refusal of any other is told on the last step. */
const ON_A_FIELD =
  /^(title|description|terms\.|tiers|venueIds|photoIds|conditions|minimumAge|validity\.(from|until)|quota|weeklySlots)/;

/** The wizard's form, its step, and where the server's refusals go. */
export function useWizard(initial: OfferForm, onChange: (form: OfferForm) => void) {
  const [step, setStep] = useState<Step>(initial.kind === '' ? 'kind' : 'terms');
  const [alerts, setAlerts] = useState<readonly string[]>([]);
  const form = useForm<OfferForm>({
    initialValues: initial,
    onValuesChange: onChange,
    clearInputErrorOnChange: true,
  });

  function refuse(errors: readonly UserError[]): void {
    const known = errors.filter(({ field }) => field && ON_A_FIELD.test(field));
    const rest = errors.filter((error) => !known.includes(error));
    form.setErrors(Object.fromEntries(known.map(({ field, message }) => [field ?? '', message])));
    setAlerts(rest.map(({ message }) => message));
    const steps = known.map(({ field }) => STEPS.indexOf(stepOf(field ?? '')));
    if (steps.length > 0) setStep(STEPS[Math.min(...steps)] ?? 'check');
  }

  const wrong = new Set(Object.keys(form.errors).map(stepOf));
  const index = STEPS.indexOf(step);
  return {
    form,
    step,
    setStep,
    alerts,
    setAlerts,
    refuse,
    /** Steps with a field that the server refused. */
    wrong,
    next: () => setStep(STEPS[Math.min(index + 1, STEPS.length - 1)] ?? step),
    back: () => setStep(STEPS[Math.max(index - 1, 0)] ?? step),
  };
}

export type WizardForm = ReturnType<typeof useWizard>['form'];
