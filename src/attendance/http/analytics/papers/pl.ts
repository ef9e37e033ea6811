import type { PaperPhrases } from './phrases.js';

export const pl: PaperPhrases = {
  register: 'Lista obecności',
  record: 'Frekwencja',
  state: 'Stan',
  states: {
    scheduled: 'zaplanowana',
    open: 'otwarta',
    submitted: 'przesłana',
    locked: 'zamknięta',
    reopened: 'otwarta ponownie',
    cancelled: 'odwołana',
    missed: 'niesprawdzona',
  },
  submitted: 'Przesłano',
  notYet: 'jeszcze nie',
  students: 'Liczba uczniów',
  number: 'Lp.',
  section: 'Klasa',
  minutes: 'Minuty',
  teachers: 'Nauczyciel',
  late: 'spóźnienia',
  early: 'przed końcem',
  byDay: 'Frekwencja według dni',
  noted: 'Nieobecności i spóźnienia',
  nothing: 'W tych dniach nic nie odnotowano.',
  notedFrom: 'Pojedyncze lekcje przechowywane od',
  meaning: 'Jak się liczy',
  counted:
    'Frekwencję i nieobecność liczy się w połówkach zajęć: obecne lub opuszczone / możliwe na przesłanych listach. Spóźnienia: wpisy o spóźnieniu / wpisy.',
  printed: 'Wydrukowano',
};
