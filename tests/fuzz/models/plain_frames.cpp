#include "tests/fuzz/models/plain_frames.hpp"

#include <cstddef>
#include <cstdint>

namespace fuzz {

namespace {

struct PlainFrame {
    bool last{};
    unsigned kind{};
    std::string payload{};
    unsigned refused{};
    std::size_t size{};  // 0: more is needed
};

unsigned at(std::string_view bytes, std::size_t place) {
    return static_cast<unsigned char>(bytes[place]);
}

// Of what has been heard before a frame.
struct Before {
    bool within{};  // a message
    std::size_t bytes{};
    std::size_t fragments{};
};

unsigned fault_of_first(unsigned first, const Before& before, std::size_t max_fragments) {
    const unsigned kind = first & 15U;
    if ((first & 0x70U) != 0) return 1002;
    if ((kind > 2 && kind < 8) || kind > 10) return 1002;
    if (kind >= 8) return (first & 0x80U) != 0 ? 0 : 1002;
    if ((kind == 0) != before.within) return 1002;
    if (kind == 2) return 1003;
    return before.fragments + 1 > max_fragments ? 1009 : 0;
}

PlainFrame refused(unsigned code) {
    PlainFrame frame;
    frame.refused = code;
    return frame;
}

PlainFrame first_frame(std::string_view bytes,
                       const Before& before,
                       std::size_t max_message,
                       std::size_t max_fragments) {
    if (bytes.empty()) return {};
    if (const unsigned fault = fault_of_first(at(bytes, 0), before, max_fragments))
        return refused(fault);
    if (bytes.size() < 2) return {};
    PlainFrame frame;
    frame.last = at(bytes, 0) >= 0x80;
    frame.kind = at(bytes, 0) & 15U;
    const unsigned written = at(bytes, 1) & 0x7FU;
    if (at(bytes, 1) < 0x80 || (frame.kind >= 8 && written > 125)) return refused(1002);

    const std::size_t digits = written == 127 ? 8 : (written == 126 ? 2 : 0);
    if (bytes.size() < 2 + digits) return {};
    std::uint64_t length = digits == 0 ? written : 0;
    for (std::size_t i = 0; i < digits; ++i) length = length * 256 + at(bytes, 2 + i);
    if (digits == 8 && at(bytes, 2) >= 0x80) return refused(1002);
    if ((digits == 2 && length < 126) || (digits == 8 && length < 65'536)) return refused(1002);
    if (frame.kind < 8 && (length > max_message || before.bytes + length > max_message))
        return refused(1009);

    const std::size_t begin = 2 + digits + 4;
    if (bytes.size() < begin + length) return {};
    for (std::size_t i = 0; i < length; ++i)
        frame.payload += static_cast<char>(at(bytes, begin + i) ^ at(bytes, begin - 4 + i % 4));
    frame.size = begin + length;
    return frame;
}

bool may_be_said(unsigned code) {
    if (code >= 3000) return code < 5000;
    return code >= 1000 && code < 1015 && (code < 1004 || code > 1006);
}

// Takes a goodbye into the talk.
void end_with(const std::string& payload, PlainTalk& talk) {
    if (payload.empty()) {
        talk.messages.push_back({'c', "", 1005});
        return;
    }
    const unsigned code = payload.size() < 2 ? 0 : at(payload, 0) * 256 + at(payload, 1);
    if (!may_be_said(code)) {
        talk.refused = 1002;
    } else if (!is_plain_utf8(payload.substr(2))) {
        talk.refused = 1007;
    } else {
        talk.messages.push_back({'c', "", code});
    }
}

std::size_t length_of(unsigned lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

}  // namespace

// Table 3-7 of the Unicode standard.
bool is_plain_utf8(std::string_view text) {
    while (!text.empty()) {
        const unsigned lead = at(text, 0);
        const std::size_t length = length_of(lead);
        if (length == 0 || text.size() < length) return false;
        for (std::size_t i = 1; i < length; ++i) {
            if (at(text, i) < 0x80 || at(text, i) > 0xBF) return false;
        }
        if (lead == 0xE0 && at(text, 1) < 0xA0) return false;
        if (lead == 0xED && at(text, 1) > 0x9F) return false;
        if (lead == 0xF0 && at(text, 1) < 0x90) return false;
        if (lead == 0xF4 && at(text, 1) > 0x8F) return false;
        text.remove_prefix(length);
    }
    return true;
}

PlainTalk read_frames_plainly(std::string_view bytes,
                              std::size_t max_message,
                              std::size_t max_fragments) {
    PlainTalk talk;
    Before before;
    std::string words;
    while (true) {
        before.bytes = words.size();
        const PlainFrame frame = first_frame(bytes, before, max_message, max_fragments);
        talk.refused = frame.refused;
        if (frame.size == 0) return talk;
        bytes.remove_prefix(frame.size);
        if (frame.kind == 8) {
            end_with(frame.payload, talk);
            return talk;
        }
        if (frame.kind > 8) {
            talk.messages.push_back(
                {frame.kind == 9 ? 'i' : 'o', frame.kind == 9 ? frame.payload : "", 0});
            continue;
        }
        words += frame.payload;
        ++before.fragments;
        before.within = !frame.last;
        if (!frame.last) continue;
        if (!is_plain_utf8(words)) {
            talk.refused = 1007;
            return talk;
        }
        talk.messages.push_back({'t', words, 0});
        words.clear();
        before = {};
    }
}

}  // namespace fuzz
