import { Link } from 'react-router-dom'
import { content } from '@/content'

export function NotFound() {
  return (
    <div className="grid justify-items-center gap-3 py-24 text-center">
      <h1 className="text-2xl font-semibold tracking-tight">{content.notFound.heading}</h1>
      <p className="text-muted">{content.notFound.text}</p>
      <Link to="/" className="mt-2 font-medium text-accent underline underline-offset-4">{content.notFound.back}</Link>
    </div>
  )
}
