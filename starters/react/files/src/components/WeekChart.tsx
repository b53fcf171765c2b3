import { content } from '@/content'
import { cn } from '@/lib/cn'

/** One bar a day, drawn with plain elements. */
export function WeekChart({ values }: { values: number[] }) {
  const highest = Math.max(...values, 1)
  const today = (new Date().getDay() + 6) % 7
  return (
    <ol className="grid h-44 grid-cols-7 gap-2 sm:gap-3">
      {values.map((value, day) => (
        <li key={content.week.days[day]} className="flex flex-col items-center gap-2" aria-label={`${content.week.days[day]}: ${value}`}>
          <span className="relative w-full grow overflow-hidden rounded-lg bg-raised">
            <span
              className={cn('absolute inset-x-0 bottom-0 rounded-lg transition-[height] duration-500', day === today ? 'bg-accent' : 'bg-accent/35')}
              style={{ height: `${(value / highest) * 100}%` }}
            />
          </span>
          <span className={cn('text-xs', day === today ? 'font-semibold text-ink' : 'text-muted')}>{content.week.days[day]}</span>
        </li>
      ))}
    </ol>
  )
}
