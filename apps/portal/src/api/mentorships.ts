import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import type { MeetingAnswer, Mentorship, NewMeeting } from './types.js';

const MENTORSHIPS_KEY = ['mentorships'] as const;

export function useMentorships() {
  return useQuery({
    queryKey: [...MENTORSHIPS_KEY, 'list'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/me/mentorships'))).items,
  });
}

export function useMentorship(id: string) {
  return useQuery({
    queryKey: [...MENTORSHIPS_KEY, id],
    queryFn: () => answerOf(api.GET('/api/v1/me/mentorships/{id}', { params: { path: { id } } })),
  });
}

function useKeep(): (changed: Mentorship) => void {
  const client = useQueryClient();
  return (changed) => {
    client.setQueryData([...MENTORSHIPS_KEY, changed.id], changed);
    void client.invalidateQueries({ queryKey: [...MENTORSHIPS_KEY, 'list'] });
  };
}

export function useNewMeeting(id: string) {
  const keep = useKeep();
  return useMutation({
    mutationFn: (body: NewMeeting) =>
      answerOf(api.POST('/api/v1/me/mentorships/{id}/meetings', { params: { path: { id } }, body })),
    onSuccess: keep,
  });
}

export function useMeetingAnswer(id: string) {
  const keep = useKeep();
  return useMutation({
    mutationFn: ({ meetingId, body }: { meetingId: string; body: MeetingAnswer }) =>
      answerOf(
        api.POST('/api/v1/me/mentorships/{id}/meetings/{meetingId}/answer', {
          params: { path: { id, meetingId } },
          body,
        }),
      ),
    onSuccess: keep,
  });
}
