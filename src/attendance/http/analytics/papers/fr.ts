import type { PaperPhrases } from './phrases.js';

export const fr: PaperPhrases = {
  register: 'Feuille d’appel',
  record: 'Relevé d’assiduité',
  state: 'État',
  states: {
    scheduled: 'prévu',
    open: 'ouvert',
    submitted: 'transmis',
    locked: 'verrouillé',
    reopened: 'rouvert',
    cancelled: 'annulé',
    missed: 'non fait',
  },
  submitted: 'Transmis',
  notYet: 'pas encore',
  students: 'Effectif',
  number: 'N°',
  section: 'Classe',
  minutes: 'Minutes',
  teachers: 'Enseignant',
  late: 'de retard',
  early: 'avant la fin',
  byDay: 'Assiduité par jour',
  noted: 'Absences et retards',
  nothing: 'Rien pour ces jours.',
  notedFrom: 'Séances conservées à partir du',
  meaning: 'Ce que disent les taux',
  counted:
    'L’assiduité et l’absence comptent des demi-séances : suivies ou manquées / possibles sur les appels transmis. Retards : saisies de retard / saisies.',
  printed: 'Imprimé',
};
