import { useEffect, useRef } from 'react';
import type { LuotsiEvent, Registration } from '../../api/types.js';
import { EventCard } from '../../components/event-card.js';

interface EventGridProps {
  events: readonly LuotsiEvent[];
  registrations: readonly Registration[];
  /** How many there were when the reader asked for more: once they are here, the focus goes to the first new one. */
  goOnAt: number | undefined;
  onGoneOn: () => void;
}

export function EventGrid({ events, registrations, goOnAt, onGoneOn }: EventGridProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (goOnAt === undefined || events.length <= goOnAt) return;
    list.current?.children[goOnAt]?.querySelector<HTMLElement>('a')?.focus();
    onGoneOn();
  }, [events.length, goOnAt, onGoneOn]);
  return (
    <ul className="grid" ref={list}>
      {events.map((event) => (
        <li key={event.id}>
          <EventCard event={event} registration={liveOf(event.id, registrations)} level="h2" />
        </li>
      ))}
    </ul>
  );
}

function liveOf(eventId: string, registrations: readonly Registration[]): Registration | undefined {
  return registrations.find((one) => one.eventId === eventId && one.state !== 'cancelled');
}
