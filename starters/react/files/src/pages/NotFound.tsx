import { Compass } from 'lucide-react'
import { Link } from 'react-router-dom'
import { content } from '@/content'

export function NotFound() {
  return (
    <div className="grid justify-items-center gap-3 py-24 text-center">
      <span className="grid size-14 place-items-center rounded-2xl bg-accent-soft text-accent"><Compass className="size-7" aria-hidden /></span>
      <h1 className="text-2xl font-semibold tracking-tight">{content.notFound.heading}</h1>
      <p className="text-muted">{content.notFound.text}</p>
      <Link to="/" className="mt-2 font-medium text-accent hover:underline">{content.notFound.back}</Link>
    </div>
  )
}
