import type { UserError } from '@yousoon/api/errors';
import { api } from '@/shared/api/api.ts';

/** A photo that the platform keeps. */
export interface UploadedPhoto {
  readonly id: string;
  readonly url: string;
  readonly color: string;
}

interface Answer {
  readonly photo?: UploadedPhoto | null;
  readonly errors?: readonly UserError[];
}

/** Uploads a photo; the server resizes it and takes everything but its pixels out. Fails with the server's words. */
export async function uploadPhoto(file: File): Promise<UploadedPhoto> {
  const body = new FormData();
  body.append('file', file);
  const response = await api().fetch('/uploads/photos', { method: 'POST', body });
  const { photo, errors } = (await response.json()) as Answer;
  if (!photo) throw new PhotoRefused(errors?.[0]?.message ?? response.statusText);
  return photo;
}

/** The server does not take this file; `message` is for the person. */
export class PhotoRefused extends Error {}
