/**
 * The files of a message that are listed: pictures that the designed version shows in their place are so only where nothing
 * shows them.
 */
export const listedFiles = <F extends { readonly inline: boolean; readonly contentId: string }>({
  attachments,
  htmlPart,
}: {
  readonly attachments: readonly F[];
  readonly htmlPart: string | null;
}): readonly F[] => attachments.filter(({ inline, contentId }) => !(inline && contentId !== '' && htmlPart !== null));
