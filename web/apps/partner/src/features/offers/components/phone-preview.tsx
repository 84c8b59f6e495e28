import { Heart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import { termsText } from '@/shared/terms/terms-lines.ts';
import type { OfferVenue } from '../api/offers.ts';
import type { OfferForm } from '../model/offer-form.ts';
import { isUntyped, previewTerms, tierSteps } from '../model/preview.ts';
import classes from './preview.module.css';

interface Props {
  readonly form: OfferForm;
  readonly venues: readonly OfferVenue[];
}

/** The card as the member will swipe it, from what is typed so far. */
export function PhonePreview({ form, venues }: Props) {
  const { t } = useTranslation(['offers', 'common']);
  const { t: common } = useTranslation();
  const formats = useFormats();
  const terms = previewTerms(form);
  const text = terms === null || isUntyped(terms) ? null : termsText(terms, common, formats);
  const venue = venues.find(({ id }) => form.venueIds.includes(id));
  const photo = form.photos[0] ?? venue?.photos[0];
  const { unit, steps } = tierSteps(form);
  const next = steps[1];
  const worth = (value: number) =>
    unit === 'price' ? formats.shortMoney({ cents: value, currency: 'EUR' }) : formats.percent(-value / 100);
  return (
    <figure className={classes.phone} aria-label={t('preview.label')}>
      <div className={classes.screen}>
        {photo ? (
          <img className={classes.photo} src={photo.url} alt="" style={{ backgroundColor: photo.color }} />
        ) : (
          <span className={classes.noPhoto}>{t('preview.noPhoto')}</span>
        )}
        <div className={classes.top}>
          <span className={classes.badge}>{form.kind === '' ? '' : t(`kinds.${form.kind}.name`)}</span>
          <Heart size={24} strokeWidth={1.5} aria-hidden />
        </div>
        <div className={classes.foot}>
          <strong className={classes.title}>{form.title || t('preview.title')}</strong>
          <span className={classes.where}>
            {venue ? `${venue.name} · ${venue.address.city}` : t('preview.venue')}
          </span>
          {text ? <span className={classes.price}>{text.headline}</span> : null}
          {text?.details.slice(0, 2).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two drinks may read the same
            <span key={index} className={classes.detail}>
              {line}
            </span>
          ))}
          {next ? (
            <span className={classes.tier}>
              <span className={classes.tierLine}>
                <span />
              </span>
              {t('preview.tier', { people: next.people, worth: worth(next.value) })}
            </span>
          ) : null}
        </div>
      </div>
      <figcaption className={classes.caption}>{t('preview.caption')}</figcaption>
    </figure>
  );
}
