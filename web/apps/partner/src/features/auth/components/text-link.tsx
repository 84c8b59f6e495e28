import { Anchor } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** A link of this site in the kit's clothes; its address is checked by the compiler. */
export const TextLink = createLink(Anchor);
