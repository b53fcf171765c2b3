import { content } from '@/content'

export type Habit = { id: string; name: string; days: boolean[] }

const key = '{{name}}-habits'
const samples = [[1, 1, 0, 1, 1, 0, 0], [1, 1, 1, 1, 0, 1, 0], [0, 1, 0, 1, 0, 0, 1], [1, 0, 1, 1, 1, 0, 0]]

function load(): Habit[] {
  const saved = localStorage.getItem(key)
  if (saved) return JSON.parse(saved)
  return content.samples.map((name, index) => ({ id: `sample-${index}`, name, days: samples[index].map(Boolean) }))
}

/** The week's habits, kept in this browser. */
class Habits {
  list = $state(load())
  done = $derived(this.list.reduce((sum, habit) => sum + habit.days.filter(Boolean).length, 0))
  possible = $derived(this.list.length * 7)

  add(name: string) {
    this.list.push({ id: `${Date.now()}-${this.list.length}`, name, days: Array(7).fill(false) })
    this.#save()
  }

  toggle(habit: Habit, day: number) {
    habit.days[day] = !habit.days[day]
    this.#save()
  }

  remove(id: string) {
    this.list = this.list.filter((habit) => habit.id !== id)
    this.#save()
  }

  #save() {
    localStorage.setItem(key, JSON.stringify(this.list))
  }
}

export const habits = new Habits()

/** Monday is 0. */
export const today = (new Date().getDay() + 6) % 7
