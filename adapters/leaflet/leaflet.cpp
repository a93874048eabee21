#include "adapters/leaflet/leaflet.hpp"

#include "adapters/leaflet/paper.hpp"

namespace leaflet {

namespace {

constexpr double margin = 46;
constexpr double full_width = a4_width - 2 * margin;
constexpr double code_side = 190;
constexpr double middle = 366;  // where the code and what stands beside it begin
constexpr double beside = margin + code_side + 18;

Box across(double top, double height) {
    return {.left = margin, .top = top, .width = full_width, .height = height};
}

void number_or_line(Paper& paper, const std::string& number) {
    if (number.empty()) return paper.dashes(margin + 40, 336, a4_width - margin - 40, 336);
    paper.text(across(264, 88),
               number,
               {.size = 66, .least = 20, .bold = true, .centred = true, .one_line = true});
}

void promises(Paper& paper, const std::vector<std::string>& words, double left) {
    constexpr double gap = 10;
    Box rest{.left = left, .top = middle + 8, .width = a4_width - margin - left, .height = 218};
    for (const std::string& one : words) {
        const double taken =
            paper.text(
                rest,
                one,
                {.size = 22, .least = 15, .bold = false, .centred = false, .one_line = false}) +
            gap;
        rest.top += taken;
        rest.height -= taken;
        if (rest.height < 2 * gap) return;
    }
}

// One leaflet of the size of A4, from where the paper stands. A6 is the same at half the scale.
void draw(Paper& paper, const Leaflet& leaflet, const SquareCode& code) {
    paper.text(across(44, 98),
               leaflet.heading,
               {.size = 40, .least = 20, .bold = true, .centred = true, .one_line = false});
    paper.text(across(146, 80),
               leaflet.group,
               {.size = 32, .least = 15, .bold = false, .centred = true, .one_line = false});
    paper.text(across(230, 32),
               leaflet.how,
               {.size = 24, .least = 14, .bold = false, .centred = true, .one_line = true});
    number_or_line(paper, leaflet.number);

    if (code.side != 0) {
        paper.code({.left = margin, .top = middle, .width = code_side, .height = code_side}, code);
        const Box below{
            .left = margin, .top = middle + code_side, .width = code_side, .height = 42};
        paper.text(below,
                   leaflet.code_says,
                   {.size = 16, .least = 13, .bold = false, .centred = true, .one_line = false});
    }
    promises(paper, leaflet.promises, code.side == 0 ? margin : beside);

    paper.text(across(606, 84),
               leaflet.who,
               {.size = 20, .least = 13, .bold = false, .centred = false, .one_line = false});
    paper.text(across(696, 44),
               leaflet.privacy,
               {.size = 16, .least = 12, .bold = false, .centred = false, .one_line = false});
    const Box foot = across(746, 54);
    paper.frame(foot);
    const Box inside{.left = foot.left + 8,
                     .top = foot.top + 6,
                     .width = foot.width - 16,
                     .height = foot.height - 8};
    paper.text(inside,
               leaflet.emergency,
               {.size = 21, .least = 12, .bold = true, .centred = true, .one_line = false});
}

void draw_quarters(Paper& paper, const Leaflet& leaflet, const SquareCode& code) {
    constexpr double half = 0.5;
    for (const double left : {0.0, a4_width * half}) {
        for (const double top : {0.0, a4_height * half}) {
            paper.stand_at(left, top, half);
            draw(paper, leaflet, code);
        }
    }
    paper.stand_at(0, 0, 1);
    paper.dashes(a4_width * half, 0, a4_width * half, a4_height);
    paper.dashes(0, a4_height * half, a4_width, a4_height * half);
}

}  // namespace

Printed print(const Leaflet& leaflet, Sheet sheet) {
    Paper paper{leaflet.group, leaflet.language};
    const SquareCode code = square_code(leaflet.code);
    if (sheet == Sheet::whole) {
        draw(paper, leaflet, code);
    } else {
        draw_quarters(paper, leaflet, code);
    }
    Printed printed;
    printed.missing = paper.missing();
    printed.pdf = paper.finish();
    return printed;
}

}  // namespace leaflet
