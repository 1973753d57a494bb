// The texts of the products in two dimensions.

import { bothLanguages } from "../../i18n/bothLanguages.ts";

export const productMapTexts = bothLanguages(
  {
    map: "Products",
    mapTitle: "How the model sees the products",
    mapLead: "Each product is a vector that the model learned; products that are bought alike lie close together.",
    mapSizes: "Larger points: more training lines.",
    method: "Drawing",
    pca: "PCA",
    umap: "UMAP",
    pcaText:
      "The two directions that the vectors vary along most hold {{first:share}} and {{second:share}} of their variance.",
    pcaLittle:
      "Together that is little ({{both:share}}): products that lie close together here may differ in what is not drawn. What is closest to a product that you choose is told by its whole vector.",
    umapText: "UMAP keeps neighbours together; distances between groups mean little (seed {{seed}}).",
    colourBy: "Colour by",
    tier: "Price tier",
    tierName: "Tier {{tier:count}}",
    tierUnknown: "No price",
    otherFamilies: "Other families",
    search: "Search a product",
    searchHint: "Code or name",
    found: "{{number:count}} found",
    closest: "Closest to {{product}}",
    similarity: "Similarity",
    similarityHint: "cosine of the angle between the vectors: 1 is the same direction",
    trainingLines: "training lines",
    laying: "Laying the products out",
  },
  {
    map: "Sản phẩm",
    mapTitle: "Mô hình nhìn các sản phẩm thế nào",
    mapLead: "Mỗi sản phẩm là một vectơ mà mô hình đã học; các sản phẩm được mua giống nhau nằm gần nhau.",
    mapSizes: "Điểm lớn hơn: nhiều dòng huấn luyện hơn.",
    method: "Cách vẽ",
    pca: "PCA",
    umap: "UMAP",
    pcaText: "Hai hướng mà các vectơ khác nhau nhiều nhất giữ {{first:share}} và {{second:share}} phương sai.",
    pcaLittle:
      "Cộng lại còn ít ({{both:share}}): các sản phẩm nằm gần nhau ở đây vẫn có thể khác nhau ở phần không vẽ. Khi chọn một sản phẩm, danh sách gần nhất được tính theo toàn bộ vectơ.",
    umapText:
      "UMAP giữ các sản phẩm lân cận bên nhau; khoảng cách giữa các cụm không có nhiều ý nghĩa (seed {{seed}}).",
    colourBy: "Tô màu theo",
    tier: "Bậc giá",
    tierName: "Hạng {{tier:count}}",
    tierUnknown: "Không có giá",
    otherFamilies: "Nhóm hàng khác",
    search: "Tìm sản phẩm",
    searchHint: "Mã hoặc tên",
    found: "Tìm thấy {{number:count}}",
    closest: "Gần {{product}} nhất",
    similarity: "Độ giống",
    similarityHint: "cosin của góc giữa hai vectơ: 1 là cùng hướng",
    trainingLines: "dòng huấn luyện",
    laying: "Đang sắp đặt các sản phẩm",
  },
);
