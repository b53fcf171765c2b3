import { useId, type ComponentProps } from 'react'
import { cn } from '@/lib/cn'

const control = 'w-full rounded-control border bg-surface px-3 text-sm placeholder:text-muted/70 focus:border-accent'

type FieldProps = { label: string; hideLabel?: boolean; error?: string }

export function Input({ label, hideLabel, error, className, ...props }: ComponentProps<'input'> & FieldProps) {
  const id = useId()
  return (
    <div className={cn('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-sm font-medium'}>{label}</label>
      <input id={id} aria-invalid={error ? true : undefined} className={cn(control, 'h-10', error && 'border-danger')} {...props} />
      {error && <p className="text-xs text-danger">{error}</p>}
    </div>
  )
}

export function Select({ label, hideLabel, error, className, ...props }: ComponentProps<'select'> & FieldProps) {
  const id = useId()
  return (
    <div className={cn('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-sm font-medium'}>{label}</label>
      <select id={id} className={cn(control, 'h-10', error && 'border-danger')} {...props} />
      {error && <p className="text-xs text-danger">{error}</p>}
    </div>
  )
}
