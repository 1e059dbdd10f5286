import { expectTypeOf, test } from 'vitest';

import type { article } from '../../content-types/article';
import type { tag } from '../../content-types/tag';
import type { Article, ArticleInput, Tag, TagInput } from '../../reader/client';
import type { discussion } from '../../server/articles/contract';
import type { usage } from '../../server/tags/contract';

/** The attributes that a type names, without those that a project adds. */
type Named<Entry> = keyof {
  [Key in keyof Entry as string extends Key ? never : number extends Key ? never : Key]: true;
};

/** What Strapi gives every entry. */
type Stored = 'id' | 'documentId' | 'createdAt' | 'updatedAt' | 'publishedAt';

test('articles and tags have the attributes of their content types, and what answers add', () => {
  type ArticleAttributes = keyof typeof article.attributes;
  type TagAttributes = keyof typeof tag.attributes;
  expectTypeOf<Named<Article>>().toEqualTypeOf<
    Stored | 'locale' | ArticleAttributes | keyof typeof discussion
  >();
  expectTypeOf<Named<Tag>>().toEqualTypeOf<Stored | TagAttributes | keyof typeof usage>();
  expectTypeOf<Named<ArticleInput>>().toEqualTypeOf<ArticleAttributes>();
  expectTypeOf<Named<TagInput>>().toEqualTypeOf<Exclude<TagAttributes, 'slug'>>();
});

test('what a project adds is there, and unknown', () => {
  expectTypeOf<Article['kicker']>().toEqualTypeOf<unknown>();
  expectTypeOf<Tag['colour']>().toEqualTypeOf<unknown>();
});
