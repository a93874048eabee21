#pragma once

#include "adapters/web/live/audience.hpp"
#include "adapters/web/live/log_reader.hpp"
#include "adapters/web/socket/frames.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace web {

void add_line(std::string& text, const std::string& line);

// What somebody is told of a stretch of the log, in its order: the lines that they may see, and of
// several in a row that they may not see only where the last one stands.
class Told {
public:
    void see(const std::string& line);
    void pass_over(hub::Offset offset) { passed_ = offset; }
    std::string take();

private:
    void name_passed();

    std::string text_{};
    std::optional<hub::Offset> passed_{};
};

// Some facts as they are told: each is written once, and framed once for all who may see the same
// of them.
class Lines {
public:
    // At most facts_at_once, in the order of their offsets.
    explicit Lines(const std::vector<Fact>& facts);

    const std::vector<Fact>& facts() const { return facts_; }
    const std::string& line(std::size_t i) const { return lines_[i]; }  // of the i-th fact

    // What is told to one who knows all up to `known`: lines with '\n' between them. Empty when
    // there is nothing new.
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
