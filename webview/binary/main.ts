import './styles.css';
import { binaryPageMessagesFor } from '../../src/core/messages/binary-page-messages.ts';
import { startPages } from '../start.ts';
import { binaryPage } from './binary-page.ts';

/** The bundle of the page "Binary", which needs neither the graph nor the controls of the others. */
void startPages({
  pages: [binaryPage],
  messagesFor: binaryPageMessagesFor,
  shellTexts: (messages) => messages,
  prepare: async () => ({}),
});
