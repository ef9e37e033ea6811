import type { PaperPhrases } from './phrases.js';

export const el: PaperPhrases = {
  register: 'Παρουσιολόγιο',
  record: 'Φοίτηση',
  state: 'Κατάσταση',
  states: {
    scheduled: 'προγραμματισμένο',
    open: 'ανοιχτό',
    submitted: 'υποβλήθηκε',
    locked: 'κλειδωμένο',
    reopened: 'άνοιξε ξανά',
    cancelled: 'ακυρώθηκε',
    missed: 'δεν τηρήθηκε',
  },
  submitted: 'Υποβλήθηκε',
  notYet: 'όχι ακόμη',
  students: 'Αριθμός μαθητών',
  number: 'Α/Α',
  section: 'Τμήμα',
  minutes: 'Λεπτά',
  teachers: 'Διδάσκων',
  late: 'καθυστέρησης',
  early: 'πριν από τη λήξη',
  byDay: 'Φοίτηση ανά ημέρα',
  noted: 'Απουσίες και καθυστερήσεις',
  nothing: 'Καμία εγγραφή αυτές τις ημέρες.',
  notedFrom: 'Οι επιμέρους ώρες τηρούνται από',
  meaning: 'Πώς μετρώνται',
  counted:
    'Η φοίτηση και η απουσία μετρώνται σε μισές ώρες: παρουσίας ή απουσίας / δυνατές στα παρουσιολόγια που υποβλήθηκαν. Καθυστερήσεις: εγγραφές καθυστέρησης / εγγραφές.',
  printed: 'Εκτυπώθηκε',
};
