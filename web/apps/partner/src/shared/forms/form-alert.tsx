import { Alert } from '@mantine/core';
import { CircleAlert } from 'lucide-react';

/** What is wrong with the whole form, in the server's words. */
export function FormAlert({ messages }: { readonly messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<CircleAlert size={20} strokeWidth={1.5} aria-hidden />}
    >
      {messages.map((message) => (
        <div key={message}>{message}</div>
      ))}
    </Alert>
  );
}
