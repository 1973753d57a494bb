// Name and explanation of every setting in Vietnamese.

import type { ScreenTexts } from "./enScreens.ts";

const weight = "Trọng số trong loss tổng; 0 là tắt tác vụ này.";

export const viSettings: Pick<ScreenTexts, "settings"> = {
  settings: {
    batchSize: {
      label: "Kích thước lô",
      hint: "Số trường hợp mỗi bước. Lớn hơn thì nhanh hơn trên card đồ họa nhưng tốn bộ nhớ hơn.",
    },
    epochs: { label: "Số vòng học", hint: "Số lượt tối đa đi qua các trường hợp huấn luyện." },
    learningRate: { label: "Tốc độ học", hint: "Độ dài bước lúc bắt đầu. Quá lớn thì loss sẽ dao động mạnh." },
    embedDim: { label: "Số chiều embedding", hint: "Số giá trị mô tả mỗi sản phẩm." },
    hiddenSize: { label: "Kích thước ẩn", hint: "Số giá trị mạng hồi quy mang theo, cho mỗi chiều." },
    numHeads: { label: "Số đầu attention", hint: "Phải chia hết hai lần kích thước ẩn." },
    numLayers: { label: "Số lớp", hint: "Số lớp hồi quy chồng lên nhau." },
    memory: {
      label: "Thống kê lịch sử mua",
      hint: "Những gì được đếm bên cạnh mạng nơ-ron và trộn vào câu trả lời.",
      options: {
        off: { label: "Không dùng", hint: "Chỉ dùng mạng nơ-ron, từ những lần mua gần nhất." },
        frequency: {
          label: "Tần suất của khách hàng",
          hint: "Kết hợp thêm tần suất khách hàng từng mua mỗi sản phẩm.",
        },
        counts: {
          label: "Mọi thống kê",
          hint: "Kết hợp thói quen của khách hàng, sản phẩm thường mua tiếp theo và sản phẩm đang bán chạy.",
        },
        experts: {
          label: "Mọi thống kê, nhân với nhau",
          hint: "Như trên, rồi bước hai nhân kết quả với từng thống kê; mỗi thống kê có một số mũ khớp trên phần kiểm định.",
        },
      },
    },
    dropout: { label: "Dropout", hint: "Tỷ lệ giá trị bị bỏ ngẫu nhiên khi huấn luyện." },
    fusionDim: { label: "Kích thước kết hợp", hint: "Số giá trị gộp chuỗi mua hàng, các kỳ và khách hàng." },
    headDim: {
      label: "Kích thước đầu ra tác vụ",
      hint: "Số giá trị giữa phần kết hợp và số lượng, doanh thu hay chiết khấu.",
    },
    periodHidden: {
      label: "Kích thước kỳ",
      hint: "Số giá trị mà các mạng theo tuần, tháng, quý, năm mang theo; chia hết cho 4.",
    },
    customerDim: { label: "Kích thước khách hàng", hint: "Số giá trị tóm tắt các đặc trưng của khách hàng." },
    maxSeqLen: { label: "Độ dài chuỗi", hint: "Số lần mua gần nhất mà mô hình nhìn thấy." },
    weightDecay: { label: "Suy giảm trọng số", hint: "Kéo các trọng số về gần 0." },
    gradientClip: { label: "Giới hạn gradient", hint: "Độ lớn tối đa của gradient trong mỗi bước." },
    accumulation: { label: "Tích lũy gradient", hint: "Số lô được cộng dồn trước mỗi bước." },
    patience: { label: "Độ kiên nhẫn", hint: "Số vòng không cải thiện trên tập kiểm định trước khi dừng." },
    warmRestartPeriod: { label: "Chu kỳ khởi động lại", hint: "Số vòng trước khi tốc độ học bắt đầu lại." },
    warmRestartFactor: { label: "Hệ số chu kỳ", hint: "Mỗi chu kỳ dài gấp bấy nhiêu lần chu kỳ trước." },
    minLearningRate: {
      label: "Tốc độ học thấp nhất",
      hint: "Mức mà tốc độ học giảm tới trước khi bắt đầu lại; không quá tốc độ học.",
    },
    productWeight: { label: "Sản phẩm kế tiếp", hint: weight },
    quantityWeight: { label: "Số lượng", hint: weight },
    revenueWeight: { label: "Doanh thu", hint: weight },
    discountWeight: { label: "Chiết khấu", hint: weight },
    targetsPerEpoch: {
      label: "Số trường hợp mỗi vòng",
      hint: "0 là tất cả; nếu không, được chọn lại ngẫu nhiên mỗi vòng.",
    },
    validationTargets: { label: "Số trường hợp kiểm định", hint: "Được chấm sau mỗi vòng; 0 là tất cả." },
    seed: { label: "Seed (số khởi tạo ngẫu nhiên)", hint: "Cùng seed thì lặp lại đúng lần huấn luyện ấy." },
    members: {
      label: "Số mạng (số seed)",
      hint: "Huấn luyện lần lượt, mỗi mạng một seed khác; các câu trả lời được lấy trung bình. Thời gian nhân lên bấy nhiêu lần.",
    },
    snapshots: {
      label: "Số bản chụp (snapshot)",
      hint: "Số mạng giữ lại của mỗi lần huấn luyện: trọng số ở cuối các chu kỳ gần nhất, không tốn thêm thời gian; 1 là giữ vòng tốt nhất.",
    },
    minHistory: { label: "Lịch sử tối thiểu", hint: "Số dòng trước đó mà một dòng cần có để được dự báo." },
    historyRule: {
      label: "Lịch sử được dùng",
      hint: "Mỗi lần mua được dự báo từ những dòng nào.",
      options: {
        "before-visit": {
          label: "các đơn hàng trước đơn này",
          hint: "Chỉ những gì đã biết khi đơn hàng bắt đầu: các dòng sớm hơn hẳn và thuộc đơn hàng khác.",
        },
        "previous-lines": {
          label: "mọi dòng trước đó",
          hint: "Thấy cả các dòng đứng trước trong cùng đơn hàng.",
        },
      },
    },
    split: {
      label: "Cách chia",
      hint: "Trường hợp nào để huấn luyện, kiểm định và kiểm tra: 85, 10 và 5%.",
      options: {
        time: {
          label: "theo thời gian (85 / 10 / 5)",
          hint: "Học từ quá khứ và được đánh giá trên những lần mua gần nhất.",
        },
        customer: { label: "theo khách hàng", hint: "Đánh giá trên những khách hàng không có dòng nào để huấn luyện." },
        line: { label: "ngẫu nhiên theo dòng (bị rò rỉ)", hint: "Đánh giá trên các dòng rút ngẫu nhiên." },
      },
    },
    splitSeed: { label: "Seed của cách chia", hint: "Rút khách hàng hoặc dòng khi không chia theo thời gian." },
    minProductCount: { label: "Số dòng tối thiểu của sản phẩm", hint: "Số dòng huấn luyện để sản phẩm được biết đến." },
    maxProducts: { label: "Số sản phẩm tối đa", hint: "Số sản phẩm được biết đến, lấy sản phẩm phổ biến nhất trước." },
    dropWalkIns: { label: "Bỏ khách vãng lai", hint: "Nhiều người dùng chung một mã thì không có thói quen riêng." },
  },
};
