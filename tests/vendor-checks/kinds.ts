// What each kind of case is to the vendor. The vendor's views and messages also take a block of any type at all, which would let
// a misspelt one pass: here only blocks that are known.
import type * as bolt from '@slack/bolt';
import type * as slack from '@slack/types';
import type { Manifest as AppManifest } from '@slack/web-api/dist/types/request/manifest.js';

type OfKnownBlocks<View> = Omit<View, 'blocks'> & { blocks: slack.KnownBlock[] };
type Content = {
  text: string;
  blocks?: slack.KnownBlock[];
  mrkdwn?: boolean;
  unfurl_links?: boolean;
  unfurl_media?: boolean;
};

// What we send.
export type Modal = OfKnownBlocks<slack.ModalView>;
export type Home = OfKnownBlocks<slack.HomeView>;
export type Blocks = slack.KnownBlock[];
export type Message = Content & { channel?: string; user?: string; ts?: string; thread_ts?: string; metadata?: slack.MessageMetadata };
export type Answer = Content & { response_type?: 'ephemeral' | 'in_channel'; replace_original?: boolean; delete_original?: boolean };
export type Manifest = AppManifest;
export type FormAnswer =
  | { response_action: 'clear' }
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update' | 'push'; view: Modal };
export type Options = { options: slack.PlainTextOption[] };

// What our tests send in. Slack's documents show a little more than the types know: "enterprise": null outside of a Grid, both
// names of a person, and the style of a button that was pressed (docs.slack.dev/reference/interaction-payloads).
type Without<Payload, Key> = { [Name in keyof Payload as Name extends Key ? never : Name]: Payload[Name] };
type Sent<Payload> = Without<Payload, 'enterprise'>
  & { enterprise?: { id: string; name: string } | null; user: { name?: string; username?: string } };
type Styled = bolt.ButtonAction & { style?: 'primary' | 'danger' };
export type Command = bolt.SlashCommand;
export type Press = Sent<bolt.BlockAction<Styled>>;
export type Submission = Sent<bolt.ViewSubmitAction>;
export type Closed = Sent<bolt.ViewClosedAction>;
export type Search = Sent<bolt.BlockSuggestion>;
export type Shortcut = Sent<bolt.GlobalShortcut>;
export type MessageShortcut = Sent<bolt.MessageShortcut>;
export type Event = Omit<bolt.EnvelopedEvent<slack.AppHomeOpenedEvent | slack.AppUninstalledEvent | slack.TokensRevokedEvent>, 'enterprise_id'>
  & { enterprise_id?: string | null; is_ext_shared_channel?: boolean };
