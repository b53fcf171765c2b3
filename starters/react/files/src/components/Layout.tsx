import { Columns3, LayoutDashboard, type LucideIcon } from 'lucide-react'
import { NavLink, Outlet } from 'react-router-dom'
import { content } from '@/content'
import { cn } from '@/lib/cn'

const links: { to: string; label: string; icon: LucideIcon }[] = [
  { to: '/', label: content.nav.home, icon: LayoutDashboard },
  { to: '/board', label: content.nav.board, icon: Columns3 },
]

export function Layout() {
  return (
    <div className="mx-auto grid min-h-dvh w-full grid-cols-1 max-w-6xl grid-rows-[auto_1fr] px-4 sm:px-6">
      <header className="flex h-18 items-center justify-between gap-4">
        <NavLink to="/" className="flex min-w-0 items-center gap-3 font-semibold tracking-tight">
          <img src="/favicon.svg" alt="" className="size-8" />
          <span className="truncate">{content.title}</span>
        </NavLink>
        <nav className="flex gap-1 rounded-full border bg-surface p-1 shadow-card">
          {links.map(({ to, label, icon: Icon }) => (
            <NavLink
              key={to}
              to={to}
              className={({ isActive }) => cn(
                'flex items-center gap-2 rounded-full px-3.5 py-1.5 text-sm font-medium text-muted transition-colors hover:text-ink',
                isActive && 'bg-accent-soft text-accent hover:text-accent',
              )}
            >
              <Icon className="size-4" aria-hidden />
              <span className="max-sm:sr-only">{label}</span>
            </NavLink>
          ))}
        </nav>
      </header>
      <main className="pb-16 pt-4 sm:pt-8">
        <Outlet />
      </main>
    </div>
  )
}
