import { useCallback, useEffect, useState } from 'react'
import { api } from '@/api'

/** A list of the API: what it holds, whether it is still on its way, and a way to read it again. */
export function useList<Item>(path: string) {
  const [items, setItems] = useState<Item[]>([])
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')

  const reload = useCallback(async () => {
    try {
      const { items: read } = await api.get<{ items: Item[] }>(path)
      setItems(read)
      setState('ready')
    } catch {
      setState('failed')
    }
  }, [path])

  useEffect(() => {
    void reload()
  }, [reload])

  return { items, state, reload, setItems }
}
