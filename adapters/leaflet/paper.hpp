#pragma once

#include "adapters/leaflet/square_code.hpp"

#include <memory>
#include <string>

namespace leaflet {

// Points (1/72 inch) from the top left.
struct Box {
    double left{};
    double top{};
    double width{};
    double height{};
};

inline constexpr double a4_width = 595.28;
inline constexpr double a4_height = 841.89;

// How a text is set: as large as `size`, smaller where it would not fit, never smaller than
// `least`.
struct Type {
    double size{};
    double least{};
    bool bold{};
    bool centred{};
    bool one_line{};  // shrunk and then cut, never broken
};

// One page of A4 as PDF. Everything is drawn from one corner and at one scale, which may be moved.
class Paper {
public:
    Paper(const std::string& title, const std::string& language);
    ~Paper();
    Paper(const Paper&) = delete;
    Paper& operator=(const Paper&) = delete;

    // From now on: this corner, this scale.
    void stand_at(double left, double top, double scale);

    // The height that the text takes; nothing of it is outside the box.
    double text(const Box& box, const std::string& words, const Type& type);
    // With the margin of four squares that cameras need.
    void code(const Box& box, const SquareCode& code);
    void frame(const Box& box);
    void dashes(double from_left, double from_top, double to_left, double to_top);

    // The document, once; then nothing more can be drawn. Throws std::runtime_error when it could
    // not be written.
    std::string finish();
    int missing() const;

private:
    struct Tools;
    std::unique_ptr<Tools> tools_;
};

}  // namespace leaflet
