import { languageOf, type Language } from '#domain/kernel/languages';

/** What stands on a public page around what a school has written. */
interface SitePhrases {
  readonly skip: string;
  readonly pages: string;
  readonly languages: string;
  readonly posts: string;
  readonly older: string;
  readonly newest: string;
  readonly none: string;
  readonly changed: string;
  readonly elsewhere: string;
  readonly missing: string;
  readonly missingText: string;
  readonly home: string;
}

const PHRASES: Readonly<Record<Language, SitePhrases>> = {
  en: {
    skip: 'Skip to the content',
    pages: 'Pages',
    languages: 'Languages',
    posts: 'News',
    older: 'Older news',
    newest: 'Latest news',
    none: 'There is no news yet.',
    changed: 'Changed on',
    elsewhere: 'This is not there in English yet.',
    missing: 'Page not found',
    missingText: 'There is nothing at this address. It may have been taken back.',
    home: 'To the start page',
  },
  pl: {
    skip: 'Przejdź do treści',
    pages: 'Strony',
    languages: 'Języki',
    posts: 'Aktualności',
    older: 'Starsze wpisy',
    newest: 'Najnowsze wpisy',
    none: 'Nie ma jeszcze żadnych wpisów.',
    changed: 'Zmieniono',
    elsewhere: 'Ta treść nie jest jeszcze dostępna po polsku.',
    missing: 'Nie znaleziono strony',
    missingText: 'Pod tym adresem nic nie ma. Możliwe, że treść wycofano.',
    home: 'Do strony głównej',
  },
  el: {
    skip: 'Μετάβαση στο περιεχόμενο',
    pages: 'Σελίδες',
    languages: 'Γλώσσες',
    posts: 'Νέα',
    older: 'Παλαιότερα νέα',
    newest: 'Τελευταία νέα',
    none: 'Δεν υπάρχουν ακόμη νέα.',
    changed: 'Άλλαξε στις',
    elsewhere: 'Δεν υπάρχει ακόμη στα ελληνικά.',
    missing: 'Η σελίδα δεν βρέθηκε',
    missingText: 'Δεν υπάρχει τίποτα σε αυτή τη διεύθυνση. Ίσως αποσύρθηκε.',
    home: 'Στην αρχική σελίδα',
  },
  ar: {
    skip: 'انتقل إلى المحتوى',
    pages: 'الصفحات',
    languages: 'اللغات',
    posts: 'الأخبار',
    older: 'أخبار أقدم',
    newest: 'آخر الأخبار',
    none: 'لا توجد أخبار بعد.',
    changed: 'عُدِّل في',
    elsewhere: 'هذا المحتوى غير متوفر بالعربية بعد.',
    missing: 'الصفحة غير موجودة',
    missingText: 'لا يوجد شيء في هذا العنوان. ربما سُحب.',
    home: 'إلى الصفحة الرئيسية',
  },
  de: {
    skip: 'Zum Inhalt',
    pages: 'Seiten',
    languages: 'Sprachen',
    posts: 'Neuigkeiten',
    older: 'Ältere Beiträge',
    newest: 'Neueste Beiträge',
    none: 'Es gibt noch keine Beiträge.',
    changed: 'Geändert am',
    elsewhere: 'Das gibt es noch nicht auf Deutsch.',
    missing: 'Seite nicht gefunden',
    missingText: 'Unter dieser Adresse gibt es nichts. Vielleicht wurde es zurückgenommen.',
    home: 'Zur Startseite',
  },
  fr: {
    skip: 'Aller au contenu',
    pages: 'Pages',
    languages: 'Langues',
    posts: 'Actualités',
    older: 'Actualités plus anciennes',
    newest: 'Dernières actualités',
    none: 'Il n’y a pas encore d’actualités.',
    changed: 'Modifié le',
    elsewhere: 'Ceci n’existe pas encore en français.',
    missing: 'Page introuvable',
    missingText: 'Il n’y a rien à cette adresse. La page a peut-être été retirée.',
    home: 'Vers la page d’accueil',
  },
  es: {
    skip: 'Ir al contenido',
    pages: 'Páginas',
    languages: 'Idiomas',
    posts: 'Noticias',
    older: 'Noticias anteriores',
    newest: 'Últimas noticias',
    none: 'Todavía no hay noticias.',
    changed: 'Modificado el',
    elsewhere: 'Esto todavía no existe en español.',
    missing: 'Página no encontrada',
    missingText: 'No hay nada en esta dirección. Quizá se haya retirado.',
    home: 'A la página de inicio',
  },
};

export function sitePhrases(locale: string): SitePhrases {
  return PHRASES[languageOf(locale)];
}
