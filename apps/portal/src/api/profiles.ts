import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLanguage } from '../app/language.js';
import { answerOf, api } from './client.js';
import type { CodeListId, MentorProfile, MentorProfileInput, StudentProfile, StudentProfileInput } from './types.js';

const STUDENT_KEY = ['student-profile'] as const;
const MENTOR_KEY = ['mentor-profile'] as const;

export function useStudentProfile() {
  return useQuery({ queryKey: STUDENT_KEY, queryFn: () => answerOf(api.GET('/api/v1/me/student-profile')) });
}

export function useMentorProfile() {
  return useQuery({ queryKey: MENTOR_KEY, queryFn: () => answerOf(api.GET('/api/v1/me/mentor-profile')) });
}

export function useStudentProfileChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: StudentProfileInput) => answerOf(api.PUT('/api/v1/me/student-profile', { body })),
    onSuccess: (saved: StudentProfile) => client.setQueryData(STUDENT_KEY, saved),
  });
}

export function useMentorProfileChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MentorProfileInput) => answerOf(api.PUT('/api/v1/me/mentor-profile', { body })),
    onSuccess: (saved: MentorProfile) => client.setQueryData(MENTOR_KEY, saved),
  });
}

/** Official lists change with a release of the product only. */
export function useCodeList(id: CodeListId) {
  return useQuery({
    queryKey: ['code-list', id],
    queryFn: async () => (await answerOf(api.GET('/api/v1/code-lists/{id}', { params: { path: { id } } }))).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Names of mentoring topics in the reader's language; none until the list is here. */
export function useTopicNames(): (code: string) => string | undefined {
  const language = useLanguage();
  const topics = useCodeList('topics').data;
  return (code) => topics && (topics.find((topic) => topic.code === code)?.name[language] ?? code);
}
