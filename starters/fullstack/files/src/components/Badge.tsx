import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

const tones = {
  neutral: 'bg-raised text-muted',
  accent: 'bg-accent-soft text-accent',
  positive: 'bg-positive/12 text-positive',
  warning: 'bg-warning/12 text-warning',
  danger: 'bg-danger/12 text-danger',
}

export type Tone = keyof typeof tones

export function Badge({ tone = 'neutral', className, ...props }: ComponentProps<'span'> & { tone?: Tone }) {
  return <span className={cn('inline-flex items-center rounded-full px-2.5 py-0.5 text-xs font-medium', tones[tone], className)} {...props} />
}
