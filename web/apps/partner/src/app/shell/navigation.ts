import {
  CalendarDays,
  ChartNoAxesColumn,
  Gauge,
  type LucideIcon,
  ScanLine,
  Store,
  Tag,
  UserRound,
  Users,
} from 'lucide-react';
import { atLeast, type Role } from '@/shared/session/session.ts';

export interface NavigationEntry {
  readonly key: 'dashboard' | 'offers' | 'calendar' | 'venues' | 'door' | 'results' | 'staff' | 'profile';
  readonly path: string;
  readonly icon: LucideIcon;
  /** Who sees it. */
  readonly role: Role;
}

/** The sidebar, top to bottom. */
const ENTRIES: readonly NavigationEntry[] = [
  { key: 'dashboard', path: '/', icon: Gauge, role: 'MANAGER' },
  { key: 'offers', path: '/offers', icon: Tag, role: 'MANAGER' },
  { key: 'calendar', path: '/calendar', icon: CalendarDays, role: 'MANAGER' },
  { key: 'venues', path: '/venues', icon: Store, role: 'MANAGER' },
  { key: 'door', path: '/door', icon: ScanLine, role: 'DOOR' },
  { key: 'results', path: '/results', icon: ChartNoAxesColumn, role: 'MANAGER' },
  { key: 'staff', path: '/staff', icon: Users, role: 'OWNER' },
  { key: 'profile', path: '/profile', icon: UserRound, role: 'MANAGER' },
];

/** What somebody of this role sees: the door sees the door alone. */
export function navigationOf(role: Role): readonly NavigationEntry[] {
  return ENTRIES.filter((entry) => atLeast(role, entry.role));
}
