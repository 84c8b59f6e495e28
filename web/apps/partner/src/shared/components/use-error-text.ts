import { ApiError, NetworkError } from '@yousoon/api/errors';
import { useTranslation } from 'react-i18next';

/** The words for a failure: the server's own when it has some. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (error instanceof NetworkError) return t('error.network');
    if (error instanceof ApiError) return error.message;
    return t('error.unexpected');
  };
}
