using Portal.Schema.Values;
using YamlDotNet.Core;

namespace Portal.Forms.Documents;

internal sealed record YamlScalar(int Start, int End, ScalarStyle Style, Value Value) : YamlNode(Start, End, Value, 1);
