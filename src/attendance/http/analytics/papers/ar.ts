import type { PaperPhrases } from './phrases.js';

export const ar: PaperPhrases = {
  register: 'سجل الحضور',
  record: 'كشف الحضور',
  state: 'الحالة',
  states: {
    scheduled: 'مجدول',
    open: 'مفتوح',
    submitted: 'مُرسَل',
    locked: 'مقفل',
    reopened: 'أُعيد فتحه',
    cancelled: 'ملغى',
    missed: 'لم يُسجَّل',
  },
  submitted: 'أُرسِل',
  notYet: 'ليس بعد',
  students: 'عدد الطلاب',
  number: 'الرقم',
  section: 'الشعبة',
  minutes: 'الدقائق',
  teachers: 'المعلّم',
  late: 'تأخر',
  early: 'قبل النهاية',
  byDay: 'الحضور حسب اليوم',
  noted: 'الغياب والتأخر',
  nothing: 'لا شيء في هذه الأيام.',
  notedFrom: 'تُحفظ الحصص المفردة ابتداءً من',
  meaning: 'كيف تُحسب النسب',
  counted:
    'يُحسب الحضور والغياب بأنصاف الحصص: ما حُضِر أو فات / الممكن في السجلات المرسلة. التأخر: قيود التأخر / القيود.',
  printed: 'طُبِع',
};
