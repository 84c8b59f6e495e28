import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

function show(message: string, color: string, role: string): void {
  notifications.show({ message, color, role, closeButtonProps: { 'aria-label': i18next.t('close') } });
}

/** Short messages that vanish by themselves. */
export const toast = {
  success: (message: string): void => show(message, 'green', 'status'),
  error: (message: string): void => show(message, 'red', 'alert'),
};
