import type { CreateVenueInput, Weekday } from '@yousoon/api/schema';
import type { UploadedPhoto } from '@/shared/photos/upload-photo.ts';
import type { VenueDetails } from '../api/venues.ts';

export interface HoursForm {
  readonly weekday: Weekday;
  readonly opens: string;
  readonly closes: string;
}

/** A venue as it is typed. Names of fields are the server's paths, so that its words find them. */
export interface VenueForm extends Record<string, unknown> {
  readonly name: string;
  readonly address: { readonly street: string; readonly postalCode: string; readonly city: string };
  readonly location: { readonly latitude: number | string; readonly longitude: number | string };
  readonly openingHours: readonly HoursForm[];
  readonly photoIds: readonly UploadedPhoto[];
}

export const WEEKDAYS: readonly Weekday[] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
];

export const EMPTY_VENUE: VenueForm = {
  name: '',
  address: { street: '', postalCode: '', city: '' },
  location: { latitude: '', longitude: '' },
  openingHours: [],
  photoIds: [],
};

export function formOfVenue(venue: VenueDetails): VenueForm {
  const { address, location } = venue;
  return {
    name: venue.name,
    address: { street: address.street, postalCode: address.postalCode, city: address.city },
    location: { latitude: location.latitude, longitude: location.longitude },
    openingHours: venue.openingHours.map(({ weekday, opens, closes }) => ({
      weekday,
      opens: opens.slice(0, 5),
      closes: closes.slice(0, 5),
    })),
    photoIds: venue.photos,
  };
}

/** What is sent. What the form does not ask (country, zone) stays as it was. */
export function venueInput(form: VenueForm, before: VenueDetails | null): CreateVenueInput {
  return {
    name: form.name,
    address: { ...form.address, country: before?.address.country ?? 'FR' },
    // Without a pin: outside of the globe, so that the server asks for one on its field.
    location: {
      latitude: coordinate(form.location.latitude),
      longitude: coordinate(form.location.longitude),
    },
    openingHours: form.openingHours,
    timeZone: before?.timeZone ?? null,
    photoIds: form.photoIds.map(({ id }) => id),
  };
}

function coordinate(typed: number | string): number {
  return typed === '' ? 999 : Number(typed);
}
