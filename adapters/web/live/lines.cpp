#include "adapters/web/live/lines.hpp"

#include "adapters/web/wire/frames_out.hpp"

#include <boost/assert.hpp>

namespace web {

void add_line(std::string& text, const std::string& line) {
    if (!text.empty()) text += '\n';
    text += line;
}

void Told::see(const std::string& line) {
    name_passed();
    add_line(text_, line);
}

std::string Told::take() {
    name_passed();
    return std::move(text_);
}

void Told::name_passed() {
    if (passed_) add_line(text_, position(*passed_));
    passed_.reset();
}

Lines::Lines(const std::vector<Fact>& facts) : facts_(facts) {
    BOOST_ASSERT(facts.size() <= facts_at_once);
    lines_.reserve(facts.size());
    for (const Fact& fact : facts) lines_.push_back(encode_event(fact.logged));
}

Lines::Sight Lines::sight(const Audience& audience, hub::Offset known) const {
    Sight sight;
    while (sight.first < facts_.size() && facts_[sight.first].logged.offset <= known) ++sight.first;
    for (std::size_t i = sight.first; i < facts_.size(); ++i) {
        const Fact& fact = facts_[i];
        const bool seen = may_see(audience, fact.logged.event, fact.concerns);
        sight.seen |= static_cast<std::uint64_t>(seen) << i;
    }
    return sight;
}

std::string Lines::text(const Sight& sight) const {
    Told told;
    for (std::size_t i = sight.first; i < facts_.size(); ++i) {
        if ((sight.seen >> i & 1U) != 0) {
            told.see(lines_[i]);
        } else {
            told.pass_over(facts_[i].logged.offset);
        }
    }
    return told.take();
}

std::string Lines::text(const Audience& audience, hub::Offset known) const {
    return text(sight(audience, known));
}

Payload Lines::frame(const Audience& audience, hub::Offset known) {
    const Sight seen = sight(audience, known);
    if (seen.first == facts_.size()) return nullptr;
    Payload& frame = frames_[seen];
    if (!frame) frame = text_frame(text(seen));
    return frame;
}

}  // namespace web
