#pragma once

#include "adapters/web/live/audience.hpp"
#include "adapters/web/live/log_reader.hpp"
#include "adapters/web/socket/frames.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace web {

void add_line(std::string& text, const std::string& line);

// Some facts as they are told: each is written once, and framed once for all who may see the same
// of them.
class Lines {
public:
    // At most facts_at_once, in the order of their offsets.
    explicit Lines(const std::vector<Fact>& facts);

    // What is told to one who knows all up to `known`: lines with '\n' between them. Of several in
    // a row that one may not see only the last is named. Empty when there is nothing new.
    std::string text(const Audience& audience, hub::Offset known) const;
    // The same as a frame; nothing when there is nothing new.
    Payload frame(const Audience& audience, hub::Offset known);

private:
    struct Sight {
        std::uint64_t seen{};  // bit i: the i-th fact may be seen
        std::size_t first{};   // the first one that is new
        auto operator<=>(const Sight&) const = default;
    };

    Sight sight(const Audience& audience, hub::Offset known) const;
    std::string text(const Sight& sight) const;

    const std::vector<Fact>& facts_;
    std::vector<std::string> lines_{};
    std::map<Sight, Payload> frames_{};
};

}  // namespace web
