#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace live_hub {

// What all readers together were told: who sees an event sees the same words. What went against
// the promises of PROTOCOL.md is kept as sentences.
struct Chronicle {
    std::map<std::pair<std::string, std::uint64_t>, std::string> told{};  // by epoch and offset
    std::vector<std::string> wrong{};
};

// What one client was told, line after line, over all its connections: every offset once, in order,
// or an honest "start afresh".
class Reader {
public:
    explicit Reader(Chronicle& chronicle) : chronicle_(&chronicle) {}

    // All lines of one frame. The frame that begins with `connected` also holds what was missed.
    void hear(std::string_view frame);

    // Empty before the first connection: nothing is known.
    std::string position(std::string_view group) const;
    std::uint64_t known() const { return known_; }
    const std::string& epoch() const { return epoch_; }
    std::size_t recovered() const { return recovered_; }  // how often
    std::size_t afresh() const { return afresh_; }        // the first connection among them
    std::size_t events() const { return events_; }
    const std::string& presence() const { return presence_; }  // the line that came last
    std::size_t answers() const { return answers_; }           // lines with an id

private:
    void hear_line(std::string_view line);
    void connected(std::string_view line);
    void event(std::string_view line);
    void position_line(std::string_view line);
    void wrong(const std::string& what, std::string_view line);

    Chronicle* chronicle_;
    std::uint64_t known_{};
    std::uint64_t promised_{};  // by the `connected` of this frame
    std::string epoch_{};
    std::string presence_{};
    std::size_t recovered_{};
    std::size_t afresh_{};
    std::size_t events_{};
    std::size_t answers_{};
};

// The number behind `"name":` in a line; 0 when there is none.
std::uint64_t number_in(std::string_view line, std::string_view name);

}  // namespace live_hub
