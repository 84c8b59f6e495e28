import { notifications } from '@mantine/notifications';

/** Short messages that vanish by themselves. */
export const toast = {
  success: (message: string): void => void notifications.show({ message, color: 'green', role: 'status' }),
  error: (message: string): void => void notifications.show({ message, color: 'red', role: 'alert' }),
};
