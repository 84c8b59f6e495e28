import { ActionIcon, Input, Loader } from '@mantine/core';
import { Dropzone, IMAGE_MIME_TYPE } from '@mantine/dropzone';
import { ArrowLeft, ArrowRight, ImagePlus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '@/shared/components/use-error-text.ts';
import classes from './photos-field.module.css';
import { PhotoRefused, type UploadedPhoto, uploadPhoto } from './upload-photo.ts';

interface Props {
  readonly label: string;
  readonly value: readonly UploadedPhoto[];
  readonly onChange: (photos: readonly UploadedPhoto[]) => void;
  readonly error?: ReactNode;
}

/** The server's limits: how many, and how large a file. */
const MOST = 12;
const MAX_BYTES = 12 * 1024 * 1024;

/** Photos by drag and drop; the first is the one that people see first. */
export function PhotosField({ label, value, onChange, error }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [uploading, setUploading] = useState(0);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const problem = (file: File, reason: string) =>
    setProblems((known) => [...known, `${file.name} : ${reason}`]);

  async function upload(files: readonly File[]) {
    setProblems([]);
    let photos = value;
    for (const file of files.slice(0, MOST - value.length)) {
      setUploading((count) => count + 1);
      try {
        photos = [...photos, await uploadPhoto(file)];
        onChange(photos);
      } catch (cause) {
        problem(file, cause instanceof PhotoRefused ? cause.message : errorText(cause));
      } finally {
        setUploading((count) => count - 1);
      }
    }
  }

  function move(index: number, by: number) {
    const photos = [...value];
    const [photo] = photos.splice(index, 1);
    if (photo === undefined) return;
    photos.splice(index + by, 0, photo);
    onChange(photos);
  }

  return (
    <Input.Wrapper label={label} description={t('photos.help')} error={error}>
      <ul className={classes.photos}>
        {value.map((photo, index) => (
          <li key={photo.id} className={classes.photo} style={{ backgroundColor: photo.color }}>
            <img src={photo.url} alt={t('photos.number', { number: index + 1 })} />
            <span className={classes.tools}>
              <ActionIcon
                variant="filled"
                color="dark"
                size={44}
                aria-label={t('photos.earlier', { number: index + 1 })}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <ArrowLeft size={18} strokeWidth={1.5} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="filled"
                color="dark"
                size={44}
                aria-label={t('photos.later', { number: index + 1 })}
                disabled={index === value.length - 1}
                onClick={() => move(index, 1)}
              >
                <ArrowRight size={18} strokeWidth={1.5} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="filled"
                color="dark"
                size={44}
                aria-label={t('photos.remove', { number: index + 1 })}
                onClick={() => onChange(value.filter(({ id }) => id !== photo.id))}
              >
                <Trash2 size={18} strokeWidth={1.5} aria-hidden />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ul>
      {value.length < MOST ? (
        <Dropzone
          className={classes.drop}
          accept={IMAGE_MIME_TYPE}
          maxSize={MAX_BYTES}
          disabled={uploading > 0}
          onDrop={(files) => void upload(files)}
          onReject={(files) => {
            for (const { file } of files) problem(file, t('photos.rejected'));
          }}
        >
          {uploading > 0 ? (
            <Loader color="gold" size="sm" />
          ) : (
            <ImagePlus size={28} strokeWidth={1.5} aria-hidden />
          )}
          <span>{t(uploading > 0 ? 'photos.uploading' : 'photos.drop')}</span>
        </Dropzone>
      ) : null}
      {problems.map((text) => (
        <Input.Error key={text} role="alert">
          {text}
        </Input.Error>
      ))}
    </Input.Wrapper>
  );
}
