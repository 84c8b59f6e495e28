import type { Config } from './config.ts';

let current: Config | undefined;

/** Set once, before anything is drawn. */
export function setConfig(config: Config): void {
  current = config;
}

export function getConfig(): Config {
  if (current === undefined) throw new Error('the configuration is read before it was loaded');
  return current;
}
