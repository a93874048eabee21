#pragma once

#include <string>
#include <string_view>

namespace sms {

// What a person sent, as clean text.
struct Decoded {
    std::string text{};  // UTF-8; empty when it is no text
    bool is_text{};
};

// The bytes of an inbound text in the charset that the gateway names (any case): UTF-8, UTF-16BE,
// ISO-8859-1, WINDOWS-1252, US-ASCII. Another or no name is tried as UTF-8.
// - Escapes of GSM-7's extension table that a gateway left in (ESC e) become their character.
// - Line ends become '\n', a tab a space; other control characters and bidirectional overrides go.
// - What is no character becomes U+FFFD. When that and control characters are more than a quarter
// of it, it was no
//   text (a ringtone, a contact card, a wrong charset): `is_text` is false and nothing of it is
//   kept. The person is still to be answered, so callers store the empty text rather than refuse
//   it.
Decoded decode(std::string_view bytes, std::string_view charset);

}  // namespace sms
