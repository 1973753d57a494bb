// The field's words that the page explains, in both languages: the one list behind the explanations on the page and the table
// of docs/glossary.md ("npm run docs").

export interface TermWords {
  /** As it stands in texts; the first is its name. Words in capitals alone are found in capitals alone. */
  words: readonly string[];
  text: string;
}

export interface GlossaryTerm {
  en: TermWords;
  vi: TermWords;
}

const term = (en: readonly string[], enText: string, vi: readonly string[], viText: string): GlossaryTerm => ({
  en: { words: en, text: enText },
  vi: { words: vi, text: viText },
});

/** In the order of the docs: suggestions, numbers, training, models, customers, products, statistics. */
export const TERMS: readonly GlossaryTerm[] = [
  term(
    ["hit rate at 10", "hit rate", "hit at 10", "hit at 5", "hit@10", "hit@5"],
    "How often the product that was bought stood among the model's first 10 (or 5) suggestions.",
    ["tỷ lệ trúng", "trúng trong 10", "trúng trong 5", "hit@10", "hit@5"],
    "Tỷ lệ trường hợp mà sản phẩm khách thực sự mua nằm trong 10 (hoặc 5) gợi ý đầu của mô hình.",
  ),
  term(
    ["NDCG"],
    "Like the hit rate, but a place further up counts more: 1 for the first, 0.63 for the second, 0.29 for the tenth.",
    ["NDCG"],
    "Giống tỷ lệ trúng, nhưng đứng càng cao càng được tính nhiều: hạng nhất 1, hạng hai 0,63, hạng mười 0,29.",
  ),
  term(
    ["MRR"],
    "The mean of 1 divided by the rank of the product that was bought: 1 where it always stood first, 0.5 where second.",
    ["MRR"],
    "Trung bình của 1 chia cho thứ hạng của sản phẩm khách mua: 1 nếu luôn đứng đầu, 0,5 nếu luôn đứng thứ hai.",
  ),
  term(
    ["baseline", "baselines"],
    "A simple method, such as the product a customer bought most, that is judged on the same cases as the model.",
    ["phương pháp so sánh", "phương pháp đơn giản"],
    "Cách làm đơn giản, như sản phẩm khách mua nhiều nhất, được chấm trên đúng các trường hợp của mô hình.",
  ),
  term(
    ["WAPE"],
    "All misses added up, divided by all that was sold: 20% means that 20 of 100 were missed, over or under.",
    ["WAPE"],
    "Tổng các sai lệch chia cho tổng đã bán: 20% nghĩa là lệch 20 trên 100, thừa hay thiếu đều tính.",
  ),
  term(
    ["MASE"],
    "The mean miss divided by that of the seasonal naive forecast; below 1 is better than it.",
    ["MASE"],
    "Sai lệch trung bình chia cho sai lệch của cách lấy lại số cùng kỳ; dưới 1 là tốt hơn cách đó.",
  ),
  term(
    ["MAE", "mean absolute error"],
    "How far a prediction is off on average, over or under, in the unit of the number itself.",
    ["MAE", "sai số tuyệt đối trung bình"],
    "Dự báo lệch trung bình bao nhiêu, thừa hay thiếu đều tính, theo đơn vị của chính con số đó.",
  ),
  term(
    ["seasonal naive"],
    "The forecast that what was sold a season ago (52 weeks, 12 months, 7 days) is sold again.",
    ["lặp lại cùng kỳ", "seasonal naive"],
    "Dự báo rằng lượng bán của mùa trước (52 tuần, 12 tháng, 7 ngày) sẽ lặp lại.",
  ),
  term(
    ["95% interval", "80% interval", "prediction interval"],
    "A range that holds the true value in 95 (or 80) of 100 cases; two methods whose difference has 0 in it may be equal.",
    ["khoảng 95%", "khoảng 80%", "khoảng tin cậy"],
    "Khoảng chứa giá trị thật trong 95 (hoặc 80) trên 100 trường hợp; nếu khoảng của chênh lệch chứa 0 thì có thể hai bên ngang nhau.",
  ),
  term(
    ["epoch", "epochs"],
    "One round of training. After each the model is checked on lines that it does not learn from.",
    ["epoch"],
    "Một vòng huấn luyện. Sau mỗi vòng mô hình được kiểm tra trên những dòng không dùng để học.",
  ),
  term(
    ["loss", "losses"],
    "What training makes smaller: how far the model's answers are from what was bought. Compare it on the same data alone.",
    ["sai số huấn luyện", "loss"],
    "Đại lượng mà huấn luyện làm giảm: câu trả lời của mô hình còn cách thực tế bao xa. Chỉ so sánh trên cùng dữ liệu.",
  ),
  term(
    ["learning rate"],
    "How large a step each piece of training takes: too large and it jumps about, too small and it takes long.",
    ["tốc độ học", "learning rate"],
    "Mỗi bước huấn luyện đi xa bao nhiêu: quá lớn thì dao động, quá nhỏ thì lâu.",
  ),
  term(
    ["validation part", "validation targets", "validation"],
    "Cases later than those learnt from: they choose among settings and say when to stop.",
    ["phần kiểm định", "tập kiểm định", "kiểm định"],
    "Các trường hợp sau phần dùng để học: dùng để chọn cài đặt và thời điểm dừng.",
  ),
  term(
    ["test part", "test targets"],
    "The latest cases. They are judged once, when everything has been chosen.",
    ["phần kiểm tra", "tập kiểm tra", "trường hợp kiểm tra"],
    "Các trường hợp mới nhất, chỉ chấm một lần sau khi mọi thứ đã chọn xong.",
  ),
  term(
    ["attention"],
    "How much weight the model gave each earlier purchase when it answered.",
    ["mức chú ý", "attention"],
    "Mô hình cho mỗi lần mua trước đây bao nhiêu trọng số khi trả lời.",
  ),
  term(
    ["embedding", "embeddings"],
    "The list of numbers by which the model knows a product; products that are bought alike have similar lists.",
    ["embedding", "vectơ sản phẩm"],
    "Dãy số mà mô hình dùng để biết một sản phẩm; các sản phẩm được mua giống nhau có dãy số gần nhau.",
  ),
  term(
    ["PCA"],
    "A flat picture of long lists of numbers, along the two directions in which they differ most.",
    ["PCA"],
    "Hình phẳng của các dãy số dài, theo hai hướng mà chúng khác nhau nhiều nhất.",
  ),
  term(
    ["UMAP"],
    "A flat picture that keeps neighbours together; how far groups lie apart means little.",
    ["UMAP"],
    "Hình phẳng giữ các điểm lân cận bên nhau; khoảng cách giữa các nhóm không có nhiều ý nghĩa.",
  ),
  term(
    ["calibration", "calibrated"],
    "Whether probabilities come true: of all that was given 30%, 30 of 100 should happen.",
    ["xác suất đáng tin", "hiệu chỉnh xác suất", "calibration"],
    "Xác suất có đúng như thực tế không: trong những gì được dự báo 30% thì 30 trên 100 phải xảy ra.",
  ),
  term(
    ["RFM"],
    "Customers scored by how lately (recency), how often (frequency) and for how much (money) they bought.",
    ["RFM"],
    "Chấm điểm khách theo lần mua gần nhất (R), mua thường xuyên (F) và số tiền (M).",
  ),
  term(
    ["quintile", "quintiles"],
    "Fifths: all customers in order, cut into five groups of the same size.",
    ["ngũ phân vị"],
    "Chia năm: xếp mọi khách theo thứ tự rồi cắt thành năm nhóm bằng nhau.",
  ),
  term(
    ["k-means"],
    "Puts customers into so many groups that those of a group are as alike as can be.",
    ["k-means"],
    "Chia khách thành số nhóm cho trước sao cho khách trong một nhóm giống nhau nhất có thể.",
  ),
  term(
    ["BG/NBD"],
    "A model of customers who order at their own pace and stop at some moment nobody sees (Fader, Hardie and Lee, 2005).",
    ["BG/NBD"],
    "Mô hình khách mua theo nhịp riêng và ngừng mua vào một lúc không ai thấy (Fader, Hardie và Lee, 2005).",
  ),
  term(
    ["AUC"],
    "How often a customer who ordered was ranked above one who did not: 0.5 is chance, 1 is always.",
    ["AUC"],
    "Khách có mua được xếp trên khách không mua thường xuyên đến đâu: 0,5 là ngẫu nhiên, 1 là luôn luôn.",
  ),
  term(
    ["ABC"],
    "Products by revenue: A make the first 80%, B the next 15%, C the last 5%.",
    ["ABC"],
    "Xếp sản phẩm theo doanh thu: A làm nên 80% đầu, B 15% tiếp theo, C 5% cuối.",
  ),
  term(
    ["Lorenz"],
    "What share of revenue the lowest share of customers brings: the further the curve sags, the fewer bring most.",
    ["Lorenz"],
    "Nhóm khách mua ít nhất mang lại bao nhiêu doanh thu: đường càng võng thì càng ít khách mang lại phần lớn.",
  ),
  term(
    ["Gini"],
    "How unequally revenue is spread: 0 where all bring the same, 1 where one brings all.",
    ["Gini"],
    "Doanh thu phân bố không đều đến mức nào: 0 là như nhau, 1 là một khách có tất cả.",
  ),
  term(
    ["lift"],
    "What was sold more in periods of unusually deep discounts than in those beside them.",
    ["mức tăng do khuyến mãi", "lift"],
    "Lượng bán thêm trong kỳ giảm giá sâu bất thường so với các kỳ bên cạnh.",
  ),
  term(
    ["entropy"],
    "How varied a customer's purchases are: 0 where always the same, more the more evenly many products are bought.",
    ["entropy"],
    "Khách mua đa dạng đến đâu: 0 nếu luôn một sản phẩm, càng cao nếu mua đều nhiều sản phẩm.",
  ),
  term(
    ["quantile", "quantiles"],
    "The value below which that share lies: the 50% quantile is the middle one.",
    ["phân vị"],
    "Giá trị mà phần trăm đó nằm dưới: phân vị 50% là giá trị ở giữa.",
  ),
  term(
    ["median"],
    "The middle value: half of all lie below it, half above.",
    ["trung vị"],
    "Giá trị ở giữa: một nửa nằm dưới, một nửa nằm trên.",
  ),
  term(
    ["standard deviation", "deviation"],
    "How far values usually lie from their mean.",
    ["độ lệch chuẩn"],
    "Các giá trị thường cách trung bình bao xa.",
  ),
  term(
    ["Pearson"],
    "Correlation along a straight line: 1 rise together, −1 one rises as the other falls, 0 no straight line.",
    ["Pearson"],
    "Tương quan theo đường thẳng: 1 cùng tăng, −1 bên tăng bên giảm, 0 không theo đường thẳng nào.",
  ),
  term(
    ["Spearman"],
    "The same of ranks: whether both rise together, along any curve.",
    ["Spearman"],
    "Như vậy nhưng theo thứ hạng: hai bên có cùng tăng không, theo đường cong bất kỳ.",
  ),
];
