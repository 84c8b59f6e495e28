/** Where the platform of the journeys is: `cargo xtask e2e` starts one and says so. */
function told(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set: run the journeys with \`cargo xtask e2e\``);
  }
  return value;
}

export const portalUrl = (): string => told('YOUSOON_E2E_PORTAL');
export const memberUrl = (): string => told('YOUSOON_E2E_MEMBER');
export const apiUrl = (): string => told('YOUSOON_E2E_API');
/** Draws a passport for whoever must show one. */
export const passportProgram = (): string => told('YOUSOON_E2E_PASSPORT');

/** The password of everybody in the journeys; that of the demo accounts too. */
export const PASSWORD = 'Demo-Yousoon-2026';
export const DEMO = {
  member: 'membre@demo.yousoon.com',
  owner: 'patron@demo.yousoon.com',
  door: 'porte@demo.yousoon.com',
  admin: 'admin@demo.yousoon.com',
} as const;
