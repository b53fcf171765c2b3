import { Link, Outlet } from 'react-router-dom'
import { content } from '@/content'

export function Layout() {
  return (
    <div className="mx-auto grid min-h-dvh w-full max-w-5xl grid-cols-1 grid-rows-[auto_1fr] px-4 sm:px-6">
      <header className="flex h-18 items-center">
        <Link to="/" className="flex min-w-0 items-center gap-3 font-semibold tracking-tight">
          <img src="/favicon.svg" alt="" className="size-8" />
          <span className="truncate">{content.title}</span>
        </Link>
      </header>
      <main className="min-w-0 pb-16 pt-4 sm:pt-8">
        <Outlet />
      </main>
    </div>
  )
}
